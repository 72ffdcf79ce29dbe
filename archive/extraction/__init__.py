"""Text out of filed documents: plain text in this process, everything with a parser in a limited child process."""
