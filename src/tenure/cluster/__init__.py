"""Archives: the functions of a laptop over a billion articles (extra `tenure[spark]`).

One unit of work is one input file. `work.read_file` turns it into part files (Parquet); a process pool and Spark
call that same function, so their output is the same, byte for byte.
"""

from .fold import fold_archive
from .run import Progress, read_archive
from .work import Metrics

__all__ = ["Metrics", "Progress", "fold_archive", "read_archive"]
