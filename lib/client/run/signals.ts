const words: Readonly<Record<string, string>> = {
  SIGSEGV: "the program touched memory that is not its own",
  SIGBUS: "the program touched memory that is not there",
  SIGFPE: "the program did arithmetic that has no result, such as dividing by zero",
  SIGILL: "the program came to an instruction that does not exist",
  SIGABRT: "the program gave up by itself, often after a failed check or a damaged heap",
  SIGTRAP: "the program stopped at a trap, often a failed check of its language",
  SIGSYS: "the program made a system call that is not allowed here",
  SIGPIPE: "the program wrote to something that no longer reads",
  SIGKILL: "the program was killed",
  SIGTERM: "the program was asked to end",
  SIGINT: "the program was interrupted",
  SIGQUIT: "the program was told to quit",
  SIGHUP: "the program's terminal went away",
  SIGALRM: "the program's own alarm went off",
  SIGXCPU: "the program used its CPU time",
  SIGXFSZ: "the program wrote a file larger than allowed",
  SIGUSR1: "the program was sent a signal of its own",
  SIGUSR2: "the program was sent a signal of its own",
};

/** What a signal means for the program that it ended. */
export function signalWords(signal: string): string {
  return words[signal] ?? "the program was ended by a signal";
}
