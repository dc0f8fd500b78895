import { LoadingRows } from "@/components/ui/states";

/** Stands in while figures are read. */
export default function AdminLoading() {
  return <LoadingRows rows={10} label="Reading the figures" />;
}
