/**
 * Settings of the embedded server, given on its command line so that an older data folder gets them too. Durability
 * stays on (fsync, synchronous_commit); what is off saves memory or start-up time of a server with one client program.
 */
const settings: Readonly<Record<string, string>> = {
  shared_buffers: "64MB",
  max_connections: "60",
  fsync: "on",
  synchronous_commit: "on",
  jit: "off",
  max_wal_size: "512MB",
  min_wal_size: "64MB",
  // Nobody replicates it.
  wal_level: "minimal",
  max_wal_senders: "0",
  // Parallel workers need /dev/shm, which is tiny in containers.
  max_parallel_workers_per_gather: "0",
  huge_pages: "off",
  // Without a pool of reader processes.
  io_method: "sync",
  // A statement never holds a lock for ever after its client vanished.
  idle_in_transaction_session_timeout: "60s",
  tcp_keepalives_idle: "30",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "warning",
  log_line_prefix: "%m [%p] ",
  unix_socket_permissions: "0700",
};

/** Arguments of the `postgres` program. */
export function serverArguments(options: { cluster: string; port: number; socketFolder?: string }): string[] {
  const all = {
    ...settings,
    listen_addresses: "127.0.0.1",
    port: String(options.port),
    unix_socket_directories: options.socketFolder ?? "",
  };
  return ["-D", options.cluster, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** The server gets nothing of Podium's own environment, which holds secrets. */
export const serverEnvironment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } as unknown as NodeJS.ProcessEnv;
