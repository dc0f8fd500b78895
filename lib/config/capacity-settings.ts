import { limitsSchema } from "../contracts/limits";
import { profiles } from "./profiles";
import { fromProfile, profileOf, setting } from "./setting";
import { namedCounts, sizeClasses, wholeNumber } from "./values";

/** How much the server takes on, from all and from one. */
export const capacitySettings = {
  PODIUM_MAX_RUNNING: setting(wholeNumber(1, 10_000), (facts) => String(Math.max(4, 4 * facts.cores)), {
    about: "Executions that run at one time.",
    fallbackText: "4 for each core",
  }),
  PODIUM_MAX_RUNNING_PER_OWNER: setting(
    wholeNumber(1, 10_000),
    (facts) => String(profileOf(facts).maxRunningPerOwner ?? facts.chosen.PODIUM_MAX_RUNNING),
    {
      about: "Executions of one person that run at one time.",
      fallbackText: `${profiles.public.maxRunningPerOwner} (public), PODIUM_MAX_RUNNING (laptop)`,
    },
  ),
  PODIUM_MAX_QUEUED: setting(wholeNumber(0, 1_000_000), "1000", "Executions that wait at one time."),
  PODIUM_MAX_QUEUED_PER_OWNER: setting(
    wholeNumber(0, 1_000_000),
    fromProfile((of) => of.maxQueuedPerOwner),
    "Executions of one person that wait at one time.",
  ),
  PODIUM_RATE_OWNER_PER_MINUTE: setting(
    wholeNumber(1, 1_000_000),
    fromProfile((of) => of.rate.owner.perMinute),
    "Executions a person may start in a minute; links they may make, and code they may have checked or laid out, each counted apart.",
  ),
  PODIUM_RATE_OWNER_BURST: setting(
    wholeNumber(1, 1_000_000),
    fromProfile((of) => of.rate.owner.burst),
    "Executions a person may start at once; likewise links and checks.",
  ),
  PODIUM_RATE_ADDRESS_PER_MINUTE: setting(
    wholeNumber(1, 1_000_000),
    fromProfile((of) => of.rate.address.perMinute),
    "Executions one network address may start in a minute; likewise links and checks.",
  ),
  PODIUM_RATE_ADDRESS_BURST: setting(
    wholeNumber(1, 1_000_000),
    fromProfile((of) => of.rate.address.burst),
    "Executions one network address may start at once; likewise links and checks.",
  ),
  PODIUM_MAX_SHARES_PER_OWNER: setting(wholeNumber(1, 1_000_000), "200", "Links one person may hold at one time."),
  PODIUM_SIZES: setting(
    sizeClasses(limitsSchema.shape.memoryBytes, limitsSchema.shape.cpuMillis),
    "",
    "Sizes of sandboxes that pools may name beside the standard one: memory in MiB / thousandths of a CPU.",
  ),
  PODIUM_POOL: setting(
    namedCounts(1_000),
    "python=4,javascript=2,default=1",
    "Sandboxes kept warm, by language; default is for every language not named (without it, those keep what they have here), and python@large=2 for a size of PODIUM_SIZES.",
  ),
  PODIUM_POOL_WINDOW_MOST: setting(
    wholeNumber(0, 10_000),
    "100",
    "Sandboxes of one language that teachers may have kept warm at one time, beside those.",
  ),
  PODIUM_RETENTION_DAYS: setting(wholeNumber(1, 36_500), "30", "Days a finished execution is kept."),
};
