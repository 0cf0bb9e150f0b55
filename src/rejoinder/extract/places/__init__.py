"""Places: names found in text and looked up in the table made from GeoNames."""
