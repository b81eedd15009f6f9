"""The command line: options in, messages and exit statuses out. All work is done by `pipeline` and `disk`."""
