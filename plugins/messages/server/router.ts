import { note } from "./procedures/note.ts";
import { send } from "./procedures/send.ts";
import { status } from "./procedures/status.ts";
import { withdraw } from "./procedures/withdraw.ts";
import { router } from "./trpc.ts";

export const messagesRouter = router({ send, note, withdraw, status });

export type MessagesRouter = typeof messagesRouter;
