"""`make bench`: the report of every room, one after another. `python -m bench count` for one."""

import importlib
import pkgutil
import sys
from pathlib import Path


def main() -> None:
    """Run the reports that are asked for, by default all."""
    folder = str(Path(__file__).parent)
    rooms = sorted(module.name for module in pkgutil.iter_modules([folder]))
    for room in sys.argv[1:] or rooms:
        module = importlib.import_module(f"bench.{room}")
        if hasattr(module, "report"):
            print(f"\n## {room}\n")
            module.report()


if __name__ == "__main__":
    main()
