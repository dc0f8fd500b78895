"use client";

import dynamic from "next/dynamic";

/**
 * The editor page, drawn on the server so that all of it is there with the first answer; its script comes after the
 * shell's, which is only what every page needs.
 */
export const LazyWorkspace = dynamic(() => import("./workspace").then((module) => module.Workspace));
