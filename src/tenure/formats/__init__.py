"""Other people's words for posts, and Tenure's: tables as data, used both to read and to write their formats."""

from .roles import RoleTable, role_table

__all__ = ["RoleTable", "role_table"]
