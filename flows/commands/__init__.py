"""The commands of `claimledger`, one file for each."""
