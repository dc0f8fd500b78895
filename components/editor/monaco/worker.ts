// Finds words and links beside the page's own thread.
import "monaco-editor/esm/vs/editor/editor.worker.js";
