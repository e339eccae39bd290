"""The reader's speed: a book of 500 clauses, beside what Markdown and TOML alone take for it."""

import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable

from markdown_it import MarkdownIt

from moothall.rulebook import read_rulebook

CLAUSES = 500
ROUNDS = 7
LIMIT_SECONDS = 0.3
HEAD = """# Rules

0.1 *The book.* These are the rules.

```rule
book         = "society"
timezone     = "Europe/London"
counts_days  = "clear"
notice_given = "on sending"
```

0.2 *Committee.* The committee answers to the members.

```rule
body       = "committee"
seats      = { n = 5, elected_by = "members" }
answers_to = "members"
```
"""
# No two clauses say the same, so that nothing which is kept from one helps with the next.
CLAUSE = """
{chapter}.{number} *Notice of kind {one}.* Every member of the committee shall have {one} days'
notice of its meetings of this kind, or 48 hours' where two thirds of the committee agree that the
matter is urgent and that it could not have been foreseen.

```rule
act    = "meeting.hold"
of     = "committee"
when   = {{ kind = "kind-{one}" }}
must   = {{ notice = ">= {one} days", present = ">= greater of {one} and 1/3 of seats" }}
unless = {{ notice = ">= 48 hours", consent = ">= {one}/1000 of seats excluding interested" }}
```

```rule
on      = "meeting.hold"
body    = "committee"
then    = "minutes.publish"
within  = "{one} days"
default = {{ may = "{one}/1000 of members", act = "meeting.call" }}
```
"""


def book(clauses: int) -> bytes:
    """Write a book of so many clauses, each with a condition and a duty."""
    parts = [
        CLAUSE.format(chapter=1 + one // 50, number=1 + one % 50, one=one + 1)
        for one in range(clauses)
    ]
    return (HEAD + "".join(parts)).encode()


def report() -> None:
    """Print the medians and their ratio."""
    content = book(CLAUSES)
    ours = _median(lambda: read_rulebook(content, name="book.md"))
    peer = _median(lambda: _markdown_and_toml(content.decode()))
    cold = _cold()
    print(f"a rulebook of {CLAUSES} clauses and {2 * CLAUSES} blocks, {len(content) // 1024} KiB")
    print(f"  read and checked                 {ours * 1000:7.0f} ms   limit 300 ms")
    print(f"  the same, first in its process   {cold * 1000:7.0f} ms")
    print(f"  markdown-it-py and tomllib alone {peer * 1000:7.0f} ms   ratio {ours / peer:.2f}")


def _markdown_and_toml(text: str) -> None:
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "fence":
            tomllib.loads(token.content)


def _median(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def _cold() -> float:
    """Read once in a process that has read nothing before."""
    script = (
        "import time; from bench.rulebook import CLAUSES, book, read_rulebook;"
        "content = book(CLAUSES); start = time.perf_counter();"
        "read_rulebook(content, name='book.md'); print(time.perf_counter() - start)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return float(done.stdout)
