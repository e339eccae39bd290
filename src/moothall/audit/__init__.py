"""The audit: check an export and judge its entries again, without the server that wrote them."""
