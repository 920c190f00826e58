"""Names of people and organizations: normal forms, scripts, legal forms, comparison."""
