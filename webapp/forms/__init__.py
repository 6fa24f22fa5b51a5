"""What people type into the pages: fields, labels, and what is said about a wrong value."""
