import { createExecutionSchema } from "./executions";
import { z } from "./zod";

/** Body of `POST /api/v1/check`: a program as `POST /api/v1/executions` takes it, without what only a run needs. */
export const checkSchema = createExecutionSchema
  .pick({ language: true, version: true, source: true, files: true, entrypoint: true })
  .strict()
  .meta({ id: "Check" });

/** See {@link checkSchema}. */
export type CheckRequest = z.infer<typeof checkSchema>;

/** Something a checker found in a program. */
export const checkedProblemSchema = z
  .object({
    file: z.string().describe("One of the program's files."),
    line: z.int().min(1),
    column: z.int().min(1),
    severity: z.enum(["error", "warning"]),
    code: z.string().describe("As the checker calls it, such as TS2322."),
    message: z.string(),
  })
  .meta({ id: "CheckedProblem" });

/** See {@link checkedProblemSchema}. */
export type CheckedProblem = z.infer<typeof checkedProblemSchema>;

/** Answer of `POST /api/v1/check`. */
export const checkedSchema = z
  .object({
    checker: z.string().describe("Name of the program that did it."),
    problems: z.array(checkedProblemSchema),
    complaint: z.string().optional().describe("Why the program could not be checked, or not all of it."),
  })
  .meta({ id: "Checked" });

/** See {@link checkedSchema}. */
export type Checked = z.infer<typeof checkedSchema>;
