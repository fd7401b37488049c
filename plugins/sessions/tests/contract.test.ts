import { describePluginContract } from "@anteroom/core/testing";
import sessions from "../server/index.ts";

describePluginContract(sessions);
