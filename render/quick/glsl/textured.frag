in vec3 times_texture, plus;
in vec2 place;
uniform sampler2D drawing;
out vec4 pixel;

void main() {
  pixel = vec4(encoded(linear(texture(drawing, place).rgb) * times_texture + plus), 1.0);
}
