"""What is wrong with a profile that has the right shape: references, time, evidence, coverage. No arithmetic on money."""
