"""The audit: check an export and judge its entries again, without the server that wrote them.

Public face: `auditing.audit_export` answers with a `report.Report`; `recording.record_entry` makes
of a judged entry what the record holds; `proof_page.write_page` shows one entry's proof.
"""
