"""Text to claims: pure functions, no disk, no network, no clock."""
