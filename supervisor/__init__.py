"""What `flask serve` turns into once it knows what to run: starts the programs, says how to try them, and watches them
until it is stopped. It imports nothing of the application, which it would only hold in memory a third time."""
