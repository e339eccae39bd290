"""The record: entries, their tree, its signed and cosigned heads, proofs and exports.

Public face: `entries.keep_entry` makes of an entry what is kept of it, `signing.sign_export` an
export of what is kept, `inspection.verify_export` checks one against a reader's `anchors.Anchors`,
`witnessing.accept_head` is what a witness does, `receipts` prove one entry. Refusals are
`errors.RecordError` with a name from `errors.Damage`, and `witnessing.ForkError`.
"""
