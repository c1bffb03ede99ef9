"""Words to calls: each command loads, calls one room and shows the answer."""

import os

# Products in the language room are small: a second thread waits more than it works, and the
# waiting takes the core from the other worker. The answers are whole numbers either way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
