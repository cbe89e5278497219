/** How fast the trainer learns. */
package dev.segue.benchmarks.training;
