"""What tools that others made say of our pages, served as readers meet them."""
