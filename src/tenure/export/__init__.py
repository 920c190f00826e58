"""The register in everyone's formats: each module writes one, claim by claim, never all in memory.

What each format holds and loses: docs/export.md.
"""
