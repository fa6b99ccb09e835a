in vec3 plus;
out vec4 pixel;

void main() { pixel = vec4(encoded(plus), 1.0); }
