"""What a planner would compute from a profile: pure functions from model to frozen results, no words and no layout."""
