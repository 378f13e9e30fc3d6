"""The service and the command line around the package `graph`."""
