"""What customer-data mishandling could cost: frequency and severity by cause and loss part, simulated."""
