import { addMember } from "./procedures/add-member.ts";
import { leave } from "./procedures/leave.ts";
import { members } from "./procedures/members.ts";
import { note } from "./procedures/note.ts";
import { fillReply } from "./procedures/fill-reply.ts";
import { removeReply } from "./procedures/remove-reply.ts";
import { replies } from "./procedures/replies.ts";
import { saveReply } from "./procedures/save-reply.ts";
import { openTopic } from "./procedures/open-topic.ts";
import { send } from "./procedures/send.ts";
import { status } from "./procedures/status.ts";
import { topics } from "./procedures/topics.ts";
import { withdraw } from "./procedures/withdraw.ts";
import { router } from "./trpc.ts";

export const messagesRouter = router({ send, note, withdraw, status, replies, saveReply, removeReply, fillReply, topics, openTopic, members, addMember, leave });

export type MessagesRouter = typeof messagesRouter;
