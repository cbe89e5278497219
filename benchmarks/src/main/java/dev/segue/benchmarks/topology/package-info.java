/** End-to-end load runs of the user topology and its peers. */
package dev.segue.benchmarks.topology;
