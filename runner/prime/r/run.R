# Runs a program and says in which of its lines it failed. With PODIUM_PRIMED it first holds a warm interpreter until the
# runner says what to run; see "Feeding a primed process" in runner/PROTOCOL.md.
local({
  # JSON of strings, arrays and objects, which is all that is sent; a string of it is one of R's as well.
  read_json <- function(text) {
    tokens <- regmatches(text, gregexpr('"(?:\\\\.|[^"\\\\])*"|[][{}:,]', text, perl = TRUE))[[1]]
    at <- 0L
    take <- function() tokens[[at <<- at + 1L]]
    value <- function(token = take()) {
      if (token != "{" && token != "[") return(parse(text = token, keep.source = FALSE)[[1]])
      all <- list()
      while (!((token <- take()) %in% c("}", "]"))) {
        if (token == ",") token <- take()
        one <- value(token)
        if (tokens[[at + 1L]] == ":") {
          take()
          all[[one]] <- value()
        } else all <- c(all, one)
      }
      all
    }
    value()
  }

  feed <- function() {
    library <- dyn.load("/podium/prime/r/libpodium.so")
    bytes <- raw()
    repeat {
      chunk <- .C("podium_read", bytes = raw(65536L), length = 65536L)
      if (chunk$length == 0L) break
      bytes <- c(bytes, chunk$bytes[seq_len(chunk$length)])
    }
    if (length(bytes) == 0L) quit(save = "no")
    text <- rawToChar(bytes)
    Encoding(text) <- "UTF-8"
    end <- regexpr("\n", text, fixed = TRUE)
    words <- strsplit(substr(text, 1L, end - 1L), " ", fixed = TRUE)[[1]]
    if (words[[1]] == "tty") .C("podium_open", words[2:4])
    dyn.unload(library[["path"]])
    order <- read_json(substring(text, end + 1L))
    Sys.unsetenv("PODIUM_PRIMED")
    if (length(order$env) > 0L) do.call(Sys.setenv, order$env)
    if (length(order$args) > 0L) {
      given <- c(commandArgs(), "--args", unlist(order$args))
      base <- baseenv()
      unlockBinding("commandArgs", base)
      assign("commandArgs", function(trailingOnly = FALSE) {
        if (trailingOnly) given[-seq_len(match("--args", given))] else given
      }, base)
      lockBinding("commandArgs", base)
    }
    order$entrypoint
  }

  file <- if (Sys.getenv("PODIUM_PRIMED") == "1") feed() else Sys.getenv("PODIUM_ENTRYPOINT")
  Sys.unsetenv("PODIUM_ENTRYPOINT")

  expression <- 0L
  place <- function(reference) {
    name <- attr(reference, "srcfile")$filename
    if (is.null(name) || startsWith(name, "/podium/")) return(NULL)
    sprintf("  at %s:%d", sub("^(/work|[.])/", "", name), reference[[1L]])
  }
  failed <- function() {
    frames <- lapply(rev(sys.calls()), function(call) attr(call, "srcref"))
    top <- attr(expressions, "srcref")[expression]
    places <- unlist(lapply(c(frames, top), function(each) if (!is.null(each)) place(each)))
    if (length(places) > 0L) writeLines(unique(places), stderr())
    quit(save = "no", status = 1L)
  }
  # A plot becomes a picture that is shown, rather than pages of a file that is not.
  options(keep.source = TRUE, showErrorCalls = FALSE, device = function(...) grDevices::png("/work/figure-%d.png", 1200, 900, res = 144))

  expressions <- parse(file, keep.source = TRUE, encoding = "UTF-8")
  options(error = failed)
  for (each in seq_along(expressions)) {
    expression <- each
    result <- withVisible(eval(expressions[[each]], globalenv()))
    if (!result$visible) next
    if (isS4(result$value)) methods::show(result$value) else print(result$value)
  }
})
