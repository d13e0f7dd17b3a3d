"""What postings pay: fit, calibrate, estimate; hubs; distributions."""
