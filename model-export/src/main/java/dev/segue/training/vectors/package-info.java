/**
 * Dense vectors of things that occur together, and fewer dimensions for rows that have many: {@link
 * dev.segue.training.vectors.Word2Vec}, {@link dev.segue.training.vectors.Pca}, {@link
 * dev.segue.training.vectors.TruncatedSvd}. Shared by the families; nothing here knows what a
 * number stands for.
 */
package dev.segue.training.vectors;
