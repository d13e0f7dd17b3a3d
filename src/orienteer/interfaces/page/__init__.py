"""What a self-contained page is put together from: sections, charts, tables, styles; it knows no question."""
