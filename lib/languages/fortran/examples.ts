import type { LanguageExample } from "../language";

const hello = `program hello
  implicit none
  print '(a)', "Hello from Fortran"
end program hello
`;

const greeting = `program greeting
  implicit none
  character(len=64) :: name
  write (*, '(a)', advance='no') "Who are you? "
  read (*, '(a)') name
  print '(3a)', "Hello, ", trim(name), "!"
end program greeting
`;

const main = `program areas
  use shapes
  implicit none
  print '(f6.3)', circle_area(1.0)
  print '(f6.3)', square_area(2.0)
end program areas
`;

const shapes = `module shapes
  implicit none
  real, parameter :: pi = 3.14159265
contains
  pure real function circle_area(radius)
    real, intent(in) :: radius
    circle_area = pi * radius**2
  end function
  pure real function square_area(side)
    real, intent(in) :: side
    square_area = side**2
  end function
end module shapes
`;

const broken = `program outside
  implicit none
  integer :: values(3), i
  values = [1, 2, 3]
  i = size(values) + 1
  print *, values(i)
end program outside
`;

const arrays = `program arrays
  implicit none
  integer :: i
  real :: matrix(3, 3), vector(3)
  matrix = reshape([(real(i), i = 1, 9)], [3, 3])
  vector = matmul(matrix, [1.0, 0.0, -1.0])
  print '(a, 3f7.2)', "product", vector
  print '(a, f7.2)', "sum of what is above 4:", sum(matrix, mask=matrix > 4)
end program arrays
`;

/** Programs to try in Fortran. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from Fortran\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  {
    id: "files",
    title: "A module of one's own",
    source: main,
    files: [{ path: "shapes.f90", content: shapes }],
    output: " 3.142\n 4.000\n",
  },
  { id: "error", title: "An error", source: broken, output: "", outcome: "nonzero_exit", errorLine: 6 },
  {
    id: "arrays",
    title: "Whole arrays",
    source: arrays,
    output: "product  -6.00  -6.00  -6.00\nsum of what is above 4:  35.00\n",
  },
];
