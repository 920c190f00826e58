"""Other people's words for posts, and Tenure's: tables as data, used both to read and to write their formats."""

from .firmness import FILED, Firmness, firmness_in
from .roles import RoleTable, role_table

__all__ = ["FILED", "Firmness", "RoleTable", "firmness_in", "role_table"]
