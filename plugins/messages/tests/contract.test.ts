import { describePluginContract } from "@anteroom/core/testing";
import messages from "../server/index.ts";

describePluginContract(messages);
