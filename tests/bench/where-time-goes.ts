/** What profiles (`BENCH_PROFILE=folder`) of the goals that fall short have shown; printed below the table. */
export const whereTimeGoes: readonly { goal: string; engine: string; why: string }[] = [
  {
    goal: "P1",
    engine: "MariaDB",
    why: "of the server's busy time a fifth hands packets to the database, a tenth is garbage collection, a tenth tells sockets (answer and `entry` event are two frames), a twelfth is tRPC's middleware, and a twenty-fifth seals text. The raw driver has neither a server process nor a second hop, so on two cores that a third party shares it takes what the portal must divide by three: bare Socket.io with tRPC and one insert is the better measure of what was added.",
  },
  {
    goal: "P4",
    engine: "MariaDB",
    why: "one sender alone pays three trips to the database (begin and lock, four writes, commit) and two process changes to the browser and back, where the raw insert pays one trip; before the writes travelled together it paid seven.",
  },
  {
    goal: "P28",
    engine: "embedded",
    why: "the raw insert is a function call without a durable write of its own (WAL, synchronous = NORMAL), while a full send crosses two processes; compare it with bare Socket.io, tRPC and one insert.",
  },
];
