"""Who reports, for which year and edition, and whether it is an ESG report."""
