"""The application without a screen: experiments, sessions, frames and files. No Qt, colours or pixels."""
