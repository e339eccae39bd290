"""An export whose structure is verified before anything is done with it."""

from moothall.cli.processes import BUNDLES, map_over
from moothall.cli.progress import show
from moothall.cli.sources import Export
from moothall.record.anchors import Anchors
from moothall.record.inspection import Bundle, Inspection, verify_export
from moothall.record.tiles import WIDTH


def verified(export: Export, *, anchors: Anchors, workers: int) -> Inspection:
    """Verify an export; raises RecordError, or CannotReadError where a process was stopped."""
    try:
        with map_over(workers, BUNDLES) as spread:
            return verify_export(
                export.names, export.read, anchors=anchors, spread=spread, then=_show
            )
    finally:
        show("")


def _show(bundle: Bundle) -> None:
    show(f"checked {bundle.number * WIDTH + bundle.width:,} entries")
