import { describePluginContract } from "@anteroom/core/testing";
import toDos from "../server/index.ts";

describePluginContract(toDos);
