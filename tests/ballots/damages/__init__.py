"""Every way of damaging a ballot box that has a name, each made from an election that holds."""
