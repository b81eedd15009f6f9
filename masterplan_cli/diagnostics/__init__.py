"""What is wrong with an input: rules and findings as data, their place in the text, and the two ways to show them."""
