/** Variables in the order of how often conflicts met them lately, the most active first. */
export class ActivityHeap {
  private activity = new Float64Array(1);
  /** Where a variable stands in `heap`; -1 where it does not. */
  private places = new Int32Array(1).fill(-1);
  private readonly heap: number[] = [];
  private increment = 1;

  /** Makes variables 1 to `count` known and puts the new ones in. */
  grow(count: number): void {
    const known = this.activity.length - 1;
    if (count <= known) return;
    const activity = new Float64Array(count + 1);
    activity.set(this.activity);
    this.activity = activity;
    const places = new Int32Array(count + 1).fill(-1);
    places.set(this.places);
    this.places = places;
    for (let variable = known + 1; variable <= count; variable++) this.insert(variable);
  }

  insert(variable: number): void {
    if (this.places[variable] !== -1) return;
    this.heap.push(variable);
    this.places[variable] = this.heap.length - 1;
    this.rise(this.heap.length - 1);
  }

  /** Takes the most active variable out. */
  pop(): number | undefined {
    const top = this.heap[0];
    if (top === undefined) return undefined;
    const last = this.heap.pop() as number;
    this.places[top] = -1;
    if (last !== top) {
      this.heap[0] = last;
      this.places[last] = 0;
      this.sink(0);
    }
    return top;
  }

  bump(variable: number): void {
    const value = (this.activity[variable] as number) + this.increment;
    this.activity[variable] = value;
    if (value > 1e100) this.rescale();
    const place = this.places[variable] as number;
    if (place >= 0) this.rise(place);
  }

  /** Makes all earlier bumps count less. */
  decay(): void {
    this.increment /= 0.95;
  }

  private rescale(): void {
    for (let variable = 0; variable < this.activity.length; variable++)
      this.activity[variable] = (this.activity[variable] as number) * 1e-100;
    this.increment *= 1e-100;
  }

  private before(a: number, b: number): boolean {
    const [x, y] = [this.activity[a] as number, this.activity[b] as number];
    return x > y || (x === y && a < b);
  }

  private rise(from: number): void {
    const variable = this.heap[from] as number;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const other = this.heap[parent] as number;
      if (!this.before(variable, other)) break;
      this.heap[place] = other;
      this.places[other] = place;
      place = parent;
    }
    this.heap[place] = variable;
    this.places[variable] = place;
  }

  private sink(from: number): void {
    const variable = this.heap[from] as number;
    let place = from;
    for (let child = 2 * place + 1; child < this.heap.length; child = 2 * place + 1) {
      if (
        child + 1 < this.heap.length &&
        this.before(this.heap[child + 1] as number, this.heap[child] as number)
      )
        child++;
      const other = this.heap[child] as number;
      if (!this.before(other, variable)) break;
      this.heap[place] = other;
      this.places[other] = place;
      place = child;
    }
    this.heap[place] = variable;
    this.places[variable] = place;
  }
}
