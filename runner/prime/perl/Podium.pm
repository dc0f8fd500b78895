package Podium;

# What a program prints is seen when it is printed, prompts included, also through a pipe.
$| = 1;
shift @INC;
delete $INC{"Podium.pm"};

1;
