# Runs a program. With PODIUM_PRIMED it first holds a warm interpreter until the runner says what to run; see "Feeding a
# primed process" in runner/PROTOCOL.md. Ruby opens its script before anything can be preloaded, so this is the script.
def podium_feed
  feed = IO.for_fd(3)
  line, data = feed.read.split("\n", 2)
  feed.close
  exit!(0) if line.nil?
  kind, *terminals = line.split
  if kind == "tty"
    # Opened by the leader of a session without one, the first becomes the controlling terminal.
    $stdin.reopen(terminals[0], "r+")
    $stdout.reopen(terminals[1], "w")
    $stderr.reopen(terminals[2], "w")
  end
  run = JSON.parse(data)
  ARGV.replace([run["entrypoint"], *run["args"]])
  ENV.replace(run["env"])
rescue Exception => error
  $stderr.syswrite("podium: the interpreter could not be fed: #{error.inspect}\n")
  exit!(70)
end

# What stands behind __END__ is the program's DATA.
def podium_open_data(path, source)
  at = source.b.index(/^__END__\r?\n/n)
  return unless at
  data = File.open(path)
  data.seek(at)
  data.gets
  Object.const_set(:DATA, data)
end

if ENV["PODIUM_PRIMED"] == "1"
  require "json"
  podium_feed
end

# What a program prints is seen when it is printed, prompts included, also through a pipe.
$stdout.sync = true
$0 = ARGV.shift
begin
  source = File.read($0, encoding: "UTF-8")
  podium_open_data($0, source)
  program = RubyVM::InstructionSequence.compile(source, $0, File.realpath($0), 1)
  Object.send(:undef_method, :podium_feed)
  Object.send(:undef_method, :podium_open_data)
  program.eval
rescue SystemExit, SignalException
  raise
rescue Exception => error
  # Frames of this file are not the program's.
  ours = error.backtrace&.reject { |frame| frame.start_with?(__FILE__) } || []
  ours = [$0] if ours.empty?
  error.set_backtrace(ours.map { |frame| frame.sub("`<compiled>'", "`<main>'") })
  raise error
end
