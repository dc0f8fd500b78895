import type { languages } from "monaco-editor/esm/vs/editor/editor.api.js";
import { closingPairs } from "./pairs";

/** A text that its line leaves open goes on in the next one when the line ends with `&`. */
const continuedText = (quote: string): languages.IMonarchLanguageRule[] => [
  [/^\s*!.*$/, "comment"],
  [new RegExp(`(?:[^${quote}]|${quote}${quote})*&\\s*$`), "string"],
  [new RegExp(`(?:[^${quote}]|${quote}${quote})*${quote}`), "string", "@pop"],
  [/.+$/, "string", "@pop"],
];

const text = (quote: string, state: string): languages.IMonarchLanguageRule[] => [
  [new RegExp(`${quote}(?:[^${quote}]|${quote}${quote})*${quote}`), "string"],
  [new RegExp(`${quote}(?:[^${quote}]|${quote}${quote})*&\\s*$`), "string", state],
  [new RegExp(`${quote}.*$`), "string.invalid"],
];

/** What a declaration says of its names, told by the `::` that follows. */
const declared = new RegExp(
  `(?:${[
    ...["allocatable", "asynchronous", "codimension", "contiguous", "deferred", "dimension", "external", "final"],
    ...["generic", "intrinsic", "non_overridable", "nopass", "optional", "parameter", "pass", "pointer", "private"],
    ...["protected", "public", "save", "target", "value", "volatile"],
  ].join("|")})\\b(?=[^'"!]*::)`,
);

const known = { "@types": "type", "@keywords": "keyword" };

/** Free-form Fortran 2018. It reserves no words, so what stands before `=` or after `%` is a name whatever it is called. */
export const language: languages.IMonarchLanguage = {
  defaultToken: "",
  tokenPostfix: ".fortran",
  ignoreCase: true,
  brackets: [
    { open: "(", close: ")", token: "delimiter.parenthesis" },
    { open: "[", close: "]", token: "delimiter.square" },
  ],
  types: ["integer", "real", "complex", "character", "logical", "doubleprecision"],
  keywords:
    `abstract allocate assignment associate backspace bind blockdata call case class close common concurrent contains
    continue critical cycle deallocate default do elemental else elseif elsewhere end endassociate endblock endcritical
    enddo endenum endfile endforall endfunction endif endinterface endmodule endprocedure endprogram endselect
    endsubmodule endsubroutine endtype endwhere entry enum enumerator equivalence exit extends flush forall format
    function if implicit import impure inquire intent interface module namelist non_recursive none nullify open operator
    print procedure program pure read recursive return rewind select sequence stop submodule subroutine then type use
    wait where while write`.split(/\s+/),
  intrinsics:
    `abs achar acos adjustl adjustr aimag aint all allocated anint any asin associated atan atan2 bit_size btest
    ceiling char cmplx command_argument_count conjg cos cosh count cpu_time cshift date_and_time dble digits dim
    dot_product eoshift epsilon erf erfc exp findloc floor fraction gamma get_command_argument get_environment_variable
    huge iachar iand ibclr ibits ibset ichar ieor index int ior ishft kind lbound len len_trim log log10 log_gamma
    matmul max maxexponent maxloc maxval merge min minexponent minloc minval mod modulo move_alloc nint norm2 not null
    num_images pack precision present product random_number random_seed range repeat reshape scan selected_int_kind
    selected_real_kind shape sign sin sinh size spread sqrt storage_size sum system_clock tan tanh this_image tiny
    transfer transpose trim ubound unpack verify`.split(/\s+/),
  logical: [".and.", ".or.", ".not.", ".eqv.", ".neqv.", ".eq.", ".ne.", ".lt.", ".le.", ".gt.", ".ge."],
  tokenizer: {
    root: [
      [/!\$(?:omp|acc)\b.*$/, "metatag"],
      [/!.*$/, "comment"],
      [/^#.*$/, "metatag"],
      { include: "@numbers" },
      ...text("'", "@single"),
      ...text('"', "@double"),
      { include: "@names" },
      [/\.(?:true|false)\.(?:_\w+)?/, "constant"],
      [/\.[a-z]+\./, { cases: { "@logical": "keyword", "@default": "operator" } }],
      [/[()[\]]/, "@brackets"],
      [/::|[,;:&]/, "delimiter"],
      [/\*\*|\/\/|=>|[=/<>]=|[-+*/=<>]/, "operator"],
    ],
    numbers: [
      [/[boz](?:'[\da-f]+'|"[\da-f]+")/, "number"],
      // Not the point of an operator, as in 1.eq.n.
      [/(?:\d+\.(?![a-z]+\.)\d*|\.\d+|\d+(?=[ed][-+]?\d))(?:[ed][-+]?\d+)?(?:_\w+)?/, "number.float"],
      [/\d+(?:_\w+)?/, "number"],
    ],
    names: [
      [/(%)(\s*)([a-z]\w*)/, ["delimiter", "", "variable"]],
      [/[a-z]\w*(?=\s*=(?!=))/, "variable"],
      [/(select)(\s*)(case|type|rank)\b/, ["keyword", "", "keyword"]],
      [/(type|class)((?:\s+is)?)(\s*\(\s*)([a-z]\w*)/, ["keyword", "keyword", "delimiter", "type.identifier"]],
      [/((?:end\s*)?type)(\s*::\s*|\s+)(?!is\b)([a-z]\w*)/, ["keyword", "delimiter", "type.identifier"]],
      [/(use)(\s*(?:,\s*(?:non_)?intrinsic\s*)?::\s*|\s+)([a-z]\w*)/, ["keyword", "delimiter", "namespace"]],
      [/(intent)(\s*\(\s*)(in\s*out|in|out)\b/, ["keyword", "delimiter", "keyword"]],
      [/double\s+precision\b/, "type"],
      // Names of variables elsewhere.
      [/error\s+stop\b|go\s*to\b|only(?=\s*:)|(?:result|parameter)(?=\s*\()/, "keyword"],
      [/^\s*(?:(?:private|public|save|external|intrinsic|optional|target)(?=\s*$|\s+[a-z])|block(?=\s*$))/, "keyword"],
      [declared, "keyword"],
      [/[a-z]\w*(?=\s*\()/, { cases: { ...known, "@intrinsics": "predefined", "@default": "variable" } }],
      [/[a-z]\w*/, { cases: { ...known, "@default": "variable" } }],
    ],
    single: continuedText("'"),
    double: continuedText('"'),
  },
};

/** A line after which the next stands further in, and one that stands further out than those before. */
const opens =
  /^\s*(?:\d+\s+)?(?:\w+\s*:\s*)?(?:(?:program|subroutine|submodule|interface|contains|block|associate|critical)\b|(?:(?!end|use\b|call\b|procedure\b)\w[^!'"]*\s)?function\b|module\b(?!\s+procedure)|do\b|select\s*(?:case|type|rank)\b|case\b|(?:type|class)\s+is\b|class\s+default\b|type\b\s*(?![\s(])|if\b.*\bthen\b|else|where\s*\(.*\)\s*$|forall\s*\(.*\)\s*$).*$/i;
const closes = /^\s*(?:end(?:\s*\w+)?\b(?!\s*[=(%])|else|contains\b|case\b|(?:type|class)\s+is\b|class\s+default\b)/i;

/** Comments, brackets and indentation. */
export const conf: languages.LanguageConfiguration = {
  comments: { lineComment: "!" },
  ...closingPairs(["()", "[]"], ['"', "'"]),
  indentationRules: { increaseIndentPattern: opens, decreaseIndentPattern: closes },
};
