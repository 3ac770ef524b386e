"""What is kept of a client outside its assessments: contracts, who to call, incidents."""
